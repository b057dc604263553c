package org.bailiwick.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request whose body was read already, as if it had not been: by stream and by reader. */
final class UnreadRequest extends HttpServletRequestWrapper {
    private final KeptBody body;
    private @Nullable BufferedReader reader;

    private UnreadRequest(HttpServletRequest request, KeptBody body) {
        super(request);
        this.body = body;
    }

    /**
     * The request, wrapped if its body was read. What is known of it whole is all there is of it, in every form that an
     * application can read it in; what is not known, no proof has covered.
     */
    static HttpServletRequest of(HttpServletRequest request) {
        return KeptBody.of(request)
                .<HttpServletRequest>map(body -> {
                    UnreadRequest unread = new UnreadRequest(request, body);
                    return body.isWhole() ? new CoveredParameters(unread, body) : unread;
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
