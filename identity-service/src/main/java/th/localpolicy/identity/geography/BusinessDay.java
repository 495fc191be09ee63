package th.localpolicy.identity.geography;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import th.localpolicy.platform.thai.Bangkok;

/** A day of business: no Buddhist year taken for a Gregorian one. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = BusinessDay.Check.class)
@interface BusinessDay {

    String message() default "ต้องเป็นวันที่ ค.ศ. เช่น 2027-01-01 | must be a Gregorian day, such as 2027-01-01";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says whether it is one; an absent day is somebody else's concern. */
    class Check implements ConstraintValidator<BusinessDay, LocalDate> {

        @Override
        public boolean isValid(LocalDate day, ConstraintValidatorContext context) {
            return day == null || Bangkok.isBusinessDate(day);
        }
    }
}
