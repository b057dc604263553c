package org.bailiwick.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was read already, as if it had not been: by stream, by reader, and by the parameters of a form. Its parts
 * are lost, as the container alone could have read them.
 */
final class UnreadRequest extends HttpServletRequestWrapper {
    private final KeptBody body;
    private @Nullable BufferedReader reader;
    private @Nullable Map<String, String[]> parameters;

    private UnreadRequest(HttpServletRequest request, KeptBody body) {
        super(request);
        this.body = body;
    }

    /** The request, wrapped if its body was read. */
    static HttpServletRequest of(HttpServletRequest request) {
        return KeptBody.of(request)
                .<HttpServletRequest>map(body -> new UnreadRequest(request, body))
                .orElse(request);
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        BufferedReader known = reader;
        if (known == null) {
            known = new BufferedReader(new InputStreamReader(body, charset(StandardCharsets.ISO_8859_1)));
            reader = known;
        }
        return known;
    }

    private Charset charset(Charset otherwise) {
        @Nullable String named = getCharacterEncoding();
        return named == null ? otherwise : Charset.forName(named);
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        throw new ServletException(
                "parts: read to be held against a proof (expected: a rule that says insecure-unsigned-body)");
    }

    @Override
    public Part getPart(String name) throws IOException, ServletException {
        throw new ServletException(
                "parts: read to be held against a proof (expected: a rule that says insecure-unsigned-body)");
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> known = parameters;
        if (known == null) {
            known = new LinkedHashMap<>(super.getParameterMap()); // those of the query: the container finds no more
            if (isForm()) {
                addForm(known);
            }
            parameters = known;
        }
        return Collections.unmodifiableMap(known);
    }

    private boolean isForm() {
        @Nullable String type = getContentType();
        return getMethod().equals("POST")
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    private void addForm(Map<String, String[]> all) {
        Charset charset = charset(StandardCharsets.UTF_8);
        for (String pair : new String(body.content(), StandardCharsets.ISO_8859_1).split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (!pair.isEmpty()) {
                all.merge(
                        URLDecoder.decode(sides[0], charset),
                        new String[] {sides.length == 2 ? URLDecoder.decode(sides[1], charset) : ""},
                        UnreadRequest::joined);
            }
        }
    }

    private static String[] joined(String[] before, String[] more) {
        String[] all = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, all, before.length, more.length);
        return all;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String @Nullable [] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }
}
