package org.bailiwick.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The header of an answer, as it came over the wire.
 *
 * @param lines the status line and the fields
 */
public record Raw(List<String> lines) {
    /** Sends the lines as they are, and reads until the header of the answer has ended. */
    public static Raw send(URI base, String... request) throws IOException {
        return sendWith("", base, request);
    }

    /**
     * Sends the lines as they are, and after them a body, each character one octet, in one go: whoever answers before the end of
     * that, and closes the connection, is heard all the same.
     */
    public static Raw sendWith(String body, URI base, String... request) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((String.join("\r\n", request) + "\r\nHost: localhost\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            StringBuilder header = new StringBuilder();
            while (!header.toString().endsWith("\r\n\r\n")) {
                int octet = in.read();
                if (octet < 0) {
                    throw new IOException("closed after: " + header);
                }
                header.append((char) octet);
            }
            return new Raw(header.toString().lines().toList());
        }
    }

    public int status() {
        return Integer.parseInt(lines.get(0).split(" ")[1]);
    }

    /** The values of the fields of that name, in order. */
    public List<String> values(String name) {
        return lines.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }
}
