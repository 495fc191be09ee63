package th.localpolicy.platform.problem;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The example that the contract shows for a field or parameter, to be shown again to whom missed its form. */
final class ShownExample {

    private ShownExample() {}

    static Optional<String> of(ConstraintViolation<?> violation) {
        return parameter(violation).or(() -> field(violation)).flatMap(ShownExample::shown);
    }

    private static Optional<String> shown(AnnotatedElement at) {
        return Optional.ofNullable(at.getAnnotation(Parameter.class))
                .map(Parameter::example)
                .filter(example -> !example.isEmpty())
                .or(() -> Optional.ofNullable(at.getAnnotation(Schema.class)).map(Schema::examples).stream()
                        .flatMap(Arrays::stream)
                        .findFirst());
    }

    private static Optional<AnnotatedElement> field(ConstraintViolation<?> violation) {
        var last = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .reduce((former, latter) -> latter)
                .map(Path.Node::getName);
        for (Class<?> bean = violation.getLeafBean().getClass(); bean != null; bean = bean.getSuperclass()) {
            for (var field : bean.getDeclaredFields()) {
                if (last.filter(field.getName()::equals).isPresent()) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<AnnotatedElement> parameter(ConstraintViolation<?> violation) {
        var nodes = violation.getPropertyPath().iterator();
        if (!(nodes.next() instanceof Path.MethodNode method)
                || !(nodes.next() instanceof Path.ParameterNode parameter)
                || nodes.hasNext()) {
            return Optional.empty();
        }
        // What is called is a subclass that the container made, without the annotations of ours: the highest is ours.
        return Stream.<Class<?>>iterate(violation.getRootBeanClass(), Objects::nonNull, Class::getSuperclass)
                .flatMap(bean -> Arrays.stream(bean.getDeclaredMethods()))
                .filter(operation -> operation.getName().equals(method.getName()))
                .filter(operation -> method.getParameterTypes().equals(List.of(operation.getParameterTypes())))
                .reduce((lower, higher) -> higher)
                .map(operation -> operation.getParameters()[parameter.getParameterIndex()]);
    }
}
