package th.localpolicy.platform.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * A POST that honours {@code Idempotency-Key}: sent again with the same key and body, it answers what it answered the
 * first time and does nothing more. The method must return a {@code Response}; it runs in one transaction together with
 * the record of its answer, so there is no instant at which one exists without the other.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {

    /**
     * For a command that commits on its own, step by step, and that may be run again without harm: it gets no transaction
     * around it. Its answer is kept once it is done; should the service die before, the same request runs it again. The
     * answer may be streamed, as JSON: it is written twice then, once to be kept and once to the caller, so its entity
     * must be able to. A body that comes as an {@code Upload} is compared byte for byte.
     */
    @Nonbinding
    boolean ownTransactions() default false;
}
