package parley;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.Map;

/**
 * The JDK makes a record's equals(), hashCode() and toString() when they are first called, from method handles that all
 * records share. Up to Java 18 such a handle holds the types for which it was adapted last: the record's, or its
 * component's. By them the class loader of an application that is gone would stay, until another record comes.
 */
final class RecordMethods {
    private static final Map<String, MethodType> TYPES = Map.of(
            "equals", MethodType.methodType(boolean.class, String.class, Object.class),
            "hashCode", MethodType.methodType(int.class, String.class),
            "toString", MethodType.methodType(String.class, String.class));

    private RecordMethods() {}

    /** Has the handles adapted for types of the JDK: as if a string were a record with itself as its component. */
    static void forgetTypes() {
        MethodHandle component = MethodHandles.identity(String.class);
        TYPES.forEach((name, type) -> {
            try {
                ObjectMethods.bootstrap(MethodHandles.lookup(), name, type, String.class, "text", component);
            } catch (Throwable e) {
                throw new IllegalStateException(name, e);
            }
        });
    }
}
