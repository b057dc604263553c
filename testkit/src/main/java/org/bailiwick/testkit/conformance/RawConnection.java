package org.bailiwick.testkit.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One connection on which requests go out exactly as written, and as much HTTP/1.1 as their answers need. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(URI base) throws IOException {
        this.socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends the text, each character one octet, or as much of it as is taken, and reads the answer to it. */
    Response exchange(String method, String text) throws IOException {
        offer(text);
        return answer(method);
    }

    /**
     * Sends the text, each character one octet, or as much of it as is taken: a server that has answered may close the connection
     * before the end of a request, and its answer is there to be read all the same.
     */
    void offer(String text) {
        try {
            send(text);
        } catch (IOException closed) {
            // Whether there is an answer shows when it is read.
        }
    }

    /** Sends the text, each character one octet. */
    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Whether something of an answer has come. */
    boolean isAnswered() throws IOException {
        return in.available() > 0;
    }

    /** Reads the answer to a request of that method. */
    Response answer(String method) throws IOException {
        String statusLine = line();
        Map<String, List<String>> headers = headers();
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        boolean bodiless = method.equals("HEAD") || status == 204 || status == 304;
        byte[] body = bodiless ? new byte[0] : body(headers);
        return new Response(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] sides = line.split(":", 2);
            headers.computeIfAbsent(sides[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(sides[1].trim());
        }
        return headers;
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length").get(0));
            return in.readNBytes(length);
        }
        return headers.containsKey("transfer-encoding") ? chunks() : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].trim(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("connection closed after: " + line);
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
