package th.localpolicy.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the running system from outside. It is given the {@link RunningStack} in its constructor; all tests share the
 * one, so each works in districts of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StackForTests.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface EndToEnd {}
