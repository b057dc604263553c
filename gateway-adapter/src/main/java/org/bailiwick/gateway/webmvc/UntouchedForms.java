package org.bailiwick.gateway.webmvc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.FormFilter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/**
 * In place of the gateway's own filter for forms: like there, the parameters of a form that is sent are those of the query
 * alone, but its body is neither read into memory before anybody has decided, nor written anew. It reaches the service behind
 * as it came.
 */
final class UntouchedForms extends FormFilter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(
                request instanceof HttpServletRequest http && isForm(http) ? new WithoutForm(http) : request, response);
    }

    private static boolean isForm(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && type.toLowerCase(Locale.ROOT).contains(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** A request whose parameters are those of its query. */
    private static final class WithoutForm extends HttpServletRequestWrapper {
        private @Nullable Map<String, String[]> parameters;

        WithoutForm(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> known = parameters;
            if (known == null) {
                known = new LinkedHashMap<>();
                for (Map.Entry<String, List<String>> parameter : decodedQuery().entrySet()) {
                    known.put(
                            parameter.getKey(),
                            parameter.getValue().stream()
                                    .map(value -> value == null ? "" : value)
                                    .toArray(String[]::new));
                }
                parameters = known;
            }
            return known;
        }

        private MultiValueMap<String, String> decodedQuery() {
            try {
                return MvcUtils.decodeQueryString(getQueryString(), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "The query is not percent-encoded", malformed);
            }
        }

        @Override
        public @Nullable String getParameter(String name) {
            String @Nullable [] values = getParameterValues(name);
            return values == null ? null : values[0];
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }
    }
}
