package th.localpolicy.stack;

/** A part of the local stack that listens on a port. */
public enum Part {
    POSTGRES("PostgreSQL", "LP_POSTGRES_PORT", 15432),
    KAFKA("Kafka", "LP_KAFKA_PORT", 19092),
    OPENID("OpenID provider", "LP_OPENID_PORT", 8180),
    DIRECTIVE("directive-service", "LP_DIRECTIVE_PORT", 8081),
    IDENTITY("identity-service", "LP_IDENTITY_PORT", 8082),
    REPORTING("reporting-service", "LP_REPORTING_PORT", 8083),
    GATEWAY("gateway", "LP_GATEWAY_PORT", 8080);

    private final String title;
    private final String variable;
    private final int defaultPort;

    Part(String title, String variable, int defaultPort) {
        this.title = title;
        this.variable = variable;
        this.defaultPort = defaultPort;
    }

    /** The name that people read; for an application it is the name of its module, too. */
    public String title() {
        return title;
    }

    /** The environment variable that overrides the port. */
    public String variable() {
        return variable;
    }

    int defaultPort() {
        return defaultPort;
    }
}
