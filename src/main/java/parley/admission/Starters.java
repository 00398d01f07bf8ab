package parley.admission;

import java.util.List;
import java.util.function.Predicate;

/** Who may start calls. To a call that goes on everybody may come who has the link. */
public enum Starters {
    EVERYONE,
    /** Who has one of {@link #ROLES}. */
    ROLE;

    /** In the realm of the server; as in {@code web.xml}. */
    private static final List<String> ROLES = List.of("parley-caller", "parley-admin");

    /** @param isInRole whether who asks has a role */
    public boolean include(Predicate<String> isInRole) {
        return this == EVERYONE || ROLES.stream().anyMatch(isInRole);
    }
}
