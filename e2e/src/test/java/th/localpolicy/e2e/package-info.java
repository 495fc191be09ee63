/**
 * Black box: what users, other agencies and operators can see of the whole system, tried on the packaged applications with
 * real PostgreSQL, Kafka and OpenID tokens. {@code *IT} share one running system, {@code *Test} need none.
 *
 * <p>Whoever does a user's work does it at a {@link th.localpolicy.e2e.Desk}, which speaks through the client generated from
 * {@code contracts/openapi/localpolicy.yaml}; {@code ContractUseIT} says at the end what of the contract was not used. Only
 * what such a client cannot say is written by hand, with a {@link th.localpolicy.e2e.Client}.
 *
 * <p>{@code ./mvnw verify} packages the applications first. One class alone, without the other modules' tests:
 * {@code ./mvnw verify -pl e2e -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=JourneyIT
 * -Dfailsafe.failIfNoSpecifiedTests=false}. The applications' logs of the last run are in {@code target/stack-logs}.
 */
package th.localpolicy.e2e;
