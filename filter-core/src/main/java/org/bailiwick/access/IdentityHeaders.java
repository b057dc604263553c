package org.bailiwick.access;

import java.util.ArrayList;
import java.util.List;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.request.FieldNames;

/** The header fields in which a gate tells an application who is calling; whoever sends them from outside is lying. */
public final class IdentityHeaders {
    private final FieldNames names;

    private IdentityHeaders(FieldNames names) {
        this.names = names;
    }

    /** Every name that begins with {@code Bailiwick-}, and those that the file gives. */
    static IdentityHeaders of(UpstreamSettings settings) {
        List<String> names = new ArrayList<>(settings.fieldNames().values());
        names.add("Bailiwick-*");
        return new IdentityHeaders(FieldNames.of(names));
    }

    /** Whether only a gate may set the field, in whatever spelling a server behind could take for it. */
    public boolean isReserved(String name) {
        return names.contains(name);
    }
}
