package org.bailiwick.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** The body of a request, as whoever is asked reads it. */
final class CopiedBody implements InputBuffer {
    private final InputBuffer source;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    CopiedBody(InputBuffer source) {
        this.source = source;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        int count = source.doRead(handler);
        if (count > 0) {
            ByteBuffer read = handler.getByteBuffer().duplicate();
            byte[] octets = new byte[read.remaining()];
            read.get(octets);
            copy.writeBytes(octets);
        }
        return count;
    }

    @Override
    public int available() {
        return source.available();
    }

    /** The members of the form that it is, as far as it has been read; the first of each name. */
    Map<String, String> form() {
        Map<String, String> members = new LinkedHashMap<>();
        for (String member : copy.toString(StandardCharsets.UTF_8).split("&", -1)) {
            String[] parts = member.split("=", 2);
            members.putIfAbsent(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return members;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }
}
