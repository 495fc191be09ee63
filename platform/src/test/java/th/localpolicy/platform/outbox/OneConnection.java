package th.localpolicy.platform.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A pool of one connection: closing it only gives it back. */
final class OneConnection {

    private OneConnection() {}

    static DataSource source(Connection connection) {
        var lent = proxy(Connection.class, connection, "close", null);
        return proxy(DataSource.class, null, "getConnection", lent);
    }

    private static <T> T proxy(Class<T> type, T target, String replaced, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    if (method.getName().equals(replaced)) {
                        return answer;
                    }
                    try {
                        return method.invoke(target, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
