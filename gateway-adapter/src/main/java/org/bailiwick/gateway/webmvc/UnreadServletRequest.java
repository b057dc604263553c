package org.bailiwick.gateway.webmvc;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The container's request whose body was read already, as if it had not been. */
final class UnreadServletRequest extends HttpServletRequestWrapper {
    private final KeptBody body;
    private @Nullable BufferedReader reader;

    private UnreadServletRequest(HttpServletRequest request, KeptBody body) {
        super(request);
        this.body = body;
    }

    /**
     * The request, wrapped if its body was read. What is known of it whole is all there is of it; what is not known, no proof has
     * covered.
     */
    static HttpServletRequest of(HttpServletRequest request) {
        return KeptBody.of(request)
                .<HttpServletRequest>map(body -> {
                    UnreadServletRequest unread = new UnreadServletRequest(request, body);
                    return body.isWhole() ? new CoveredParameters(unread) : unread;
                })
                .orElse(request);
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() throws UnsupportedEncodingException {
        BufferedReader known = reader;
        if (known == null) {
            known = new BufferedReader(new InputStreamReader(body, charset()));
            reader = known;
        }
        return known;
    }

    private Charset charset() throws UnsupportedEncodingException {
        @Nullable String named = getCharacterEncoding();
        try {
            return named == null ? StandardCharsets.ISO_8859_1 : Charset.forName(named);
        } catch (IllegalArgumentException unknown) {
            throw new UnsupportedEncodingException(named);
        }
    }
}
