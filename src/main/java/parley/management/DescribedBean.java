package parley.management;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** An MXBean that tells consoles what {@link Description} says in its interface. */
final class DescribedBean extends StandardMBean {
    /** @param type has no two methods of one name */
    <T> DescribedBean(T bean, Class<T> type) {
        super(bean, type, true);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return getMBeanInterface().getAnnotation(Description.class).value();
    }

    @Override
    protected String getDescription(MBeanAttributeInfo attribute) {
        return method((attribute.isIs() ? "is" : "get") + attribute.getName())
                .getAnnotation(Description.class)
                .value();
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation) {
        return method(operation.getName()).getAnnotation(Description.class).value();
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int index) {
        return parameter(operation, index).value();
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int index) {
        return parameter(operation, index).name();
    }

    @Override
    protected int getImpact(MBeanOperationInfo operation) {
        return operation.getReturnType().equals("void") ? MBeanOperationInfo.ACTION : MBeanOperationInfo.INFO;
    }

    private Description parameter(MBeanOperationInfo operation, int index) {
        Parameter found = method(operation.getName()).getParameters()[index];
        return found.getAnnotation(Description.class);
    }

    private Method method(String name) {
        Optional<Method> found = Arrays.stream(getMBeanInterface().getMethods())
                .filter(method -> method.getName().equals(name))
                .findAny();
        return found.orElseThrow();
    }
}
