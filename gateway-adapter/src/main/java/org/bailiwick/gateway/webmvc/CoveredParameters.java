package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/**
 * A request whose parameters are those of its query, which its proof covers, and nothing that somebody before has made of its body
 * (AS-4): the gateway writes them into the URL of the service behind. A form goes on as the body it is; parts are lost here, as the
 * container alone could have read them.
 */
final class CoveredParameters extends HttpServletRequestWrapper {
    private @Nullable Map<String, String[]> parameters;

    CoveredParameters(HttpServletRequest request) {
        super(request);
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
        Map<String, String[]> known = parameters;
        if (known == null) {
            Map<String, String[]> all = new LinkedHashMap<>();
            query().forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
            known = Collections.unmodifiableMap(all);
            parameters = known;
        }
        return known;
    }

    private MultiValueMap<String, String> query() {
        MultiValueMap<String, String> all = new LinkedMultiValueMap<>();
        for (String pair : StringUtils.tokenizeToStringArray(getQueryString(), "&")) {
            add(pair.split("=", 2), all);
        }
        return all;
    }

    /** A pair that is not percent-encoded is none, as with Tomcat. */
    private static void add(String[] sides, MultiValueMap<String, String> all) {
        try {
            all.add(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
        } catch (IllegalArgumentException broken) {
            return;
        }
    }

    private static String decoded(String side) {
        return URLDecoder.decode(side, StandardCharsets.UTF_8);
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
