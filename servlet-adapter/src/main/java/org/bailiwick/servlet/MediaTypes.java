package org.bailiwick.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Tells what a body is, by its media type without parameters. */
final class MediaTypes {
    private MediaTypes() {}

    /** Whether the request says that its body is of that type. */
    static boolean is(String type, HttpServletRequest request) {
        @Nullable String said = request.getContentType();
        return said != null && said.split(";", 2)[0].trim().equalsIgnoreCase(type);
    }
}
