/**
 * Black box: what users, other agencies and operators can see of the whole system, tried on the packaged applications with
 * real PostgreSQL, Kafka and OpenID tokens. {@code *IT} share one running system, {@code *Test} need none.
 *
 * <p>{@code ./mvnw verify} packages the applications first. One class alone, without the other modules' tests:
 * {@code ./mvnw verify -pl e2e -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=JourneyIT
 * -Dfailsafe.failIfNoSpecifiedTests=false}. The applications' logs of the last run are in {@code target/stack-logs}.
 */
package th.localpolicy.e2e;
