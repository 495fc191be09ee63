package th.localpolicy.stack.testing;

import java.lang.reflect.InvocationTargetException;

/**
 * The servers of this test JVM: one PostgreSQL, one Kafka and one issuer, started when first asked for and shared
 * by every test, whatever class loader the test lives in.
 *
 * <p>Quarkus loads test classes in class loaders of its own and closes them between applications; a broker that
 * was loaded by one of these would die with it. So the servers live in the system class loader, in
 * {@link RunningServers}, and are reached by strings only.
 */
public final class TestServers {
    private final Class<?> servers;

    private TestServers(Class<?> servers) {
        this.servers = servers;
    }

    public static TestServers running() {
        try {
            return new TestServers(
                    Class.forName(RunningServers.class.getName(), true, ClassLoader.getSystemClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("local-stack is not on the class path of this JVM", e);
        }
    }

    /** The JDBC URL of a database of this name, which is made when it is missing; role and password are the name. */
    public String databaseUrl(String name) {
        return (String) call("databaseUrl", name);
    }

    /** Makes the database anew, empty. */
    public void recreateDatabase(String name) {
        call("recreateDatabase", name);
    }

    public String kafkaBootstrapServers() {
        return (String) call("kafkaBootstrapServers");
    }

    /** Takes Kafka down, with its data kept. */
    public void stopKafka() {
        call("stopKafka");
    }

    /** Brings Kafka back on the same port. */
    public void startKafka() {
        call("startKafka");
    }

    /** The URL of the test issuer. */
    public String issuer() {
        return (String) call("issuer");
    }

    /** The issuer's signing key as a JSON Web Key with its private part. */
    public String signingKey() {
        return (String) call("signingKey");
    }

    private Object call(String method, String... arguments) {
        Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {String.class};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Kafka looks its own classes up in the context class loader, and its threads inherit it.
        thread.setContextClassLoader(servers.getClassLoader());
        try {
            return servers.getMethod(method, types).invoke(null, (Object[]) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("A test server failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
