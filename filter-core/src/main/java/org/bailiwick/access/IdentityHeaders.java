package org.bailiwick.access;

import java.util.ArrayList;
import java.util.List;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.request.CredentialFields;
import org.bailiwick.request.FieldNames;

/**
 * The header fields that a request must not bring to an application from outside: those in which a gate tells who is calling, as
 * whoever sends them is lying, and those that carry the session of a caller, where any are taken (AS-13).
 */
public final class IdentityHeaders {
    private final FieldNames names;
    private final boolean sessions;

    private IdentityHeaders(FieldNames names, boolean sessions) {
        this.names = names;
        this.sessions = sessions;
    }

    /** Every name that begins with {@code Bailiwick-}, and those that the file gives; those of sessions where there are any. */
    static IdentityHeaders of(UpstreamSettings settings) {
        List<String> names = new ArrayList<>(settings.fieldNames().values());
        names.add("Bailiwick-*");
        return new IdentityHeaders(FieldNames.of(names), settings.sessions());
    }

    /** Whether only a gate may see or set the field, in whatever spelling a server behind could take for it. */
    public boolean isReserved(String name) {
        return names.contains(name) || sessions && CredentialFields.isOfSessions(name);
    }
}
