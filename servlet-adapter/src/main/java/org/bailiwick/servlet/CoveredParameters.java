package org.bailiwick.servlet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request whose parameters are made of what its proof covers, and of nothing else: of the query, and of the body where that is a
 * form (AS-4). Whatever somebody before has made of the request, of its body above all, ends here. Parts are lost, as the
 * container alone could have read them.
 */
final class CoveredParameters extends HttpServletRequestWrapper {
    private final KeptBody body;
    private List<String> madeOf = List.of();
    private @Nullable Map<String, String[]> parameters;

    CoveredParameters(HttpServletRequest request, KeptBody body) {
        super(request);
        this.body = body;
    }

    @Override
    public Collection<Part> getParts() {
        throw lost();
    }

    @Override
    public Part getPart(String name) {
        throw lost();
    }

    private static IllegalStateException lost() {
        return new IllegalStateException(
                "parts: read to be held against a proof (expected: a rule that says insecure-unsigned-body)");
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        List<String> queries = queries();
        Map<String, String[]> known = parameters;
        if (known == null || !madeOf.equals(queries)) {
            ParameterReader all = new ParameterReader();
            queries.forEach(query -> all.read(query, StandardCharsets.UTF_8));
            if (isForm()) {
                all.read(new String(body.content(), StandardCharsets.ISO_8859_1), charset());
            }
            known = all.map();
            parameters = known;
            madeOf = queries;
        }
        return known;
    }

    /** Those of a dispatch, which the application itself has written, before the one that came. */
    private List<String> queries() {
        @Nullable Object included = getAttribute(RequestDispatcher.INCLUDE_QUERY_STRING);
        return Stream.of(included instanceof String text ? text : null, getQueryString(), body.query())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** As containers have it. */
    private boolean isForm() {
        return getMethod().equals("POST") && MediaTypes.is("application/x-www-form-urlencoded", this);
    }

    private Charset charset() {
        @Nullable String named = getCharacterEncoding();
        try {
            return named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
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
