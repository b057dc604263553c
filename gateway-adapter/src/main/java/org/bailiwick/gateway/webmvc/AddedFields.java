package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.access.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, to whose header fields are added when the request is admitted to a route. They go out with whatever the
 * answer becomes, however it is committed.
 *
 * <p>What is added to {@code Cache-Control} depends on what others say there, and is not shown to them: Spring Security, for one,
 * says nothing where it finds the field.
 */
final class AddedFields extends HttpServletResponseWrapper {
    private static final String ATTRIBUTE = AddedFields.class.getName();
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String CACHE_CONTROL = "Cache-Control";

    private Optional<Verdict.Granted> admission = Optional.empty();
    private List<String> said = List.of();

    private AddedFields(HttpServletResponse response) {
        super(response);
    }

    /** The response, to which something can be added for this request. */
    static HttpServletResponse around(HttpServletResponse response, HttpServletRequest request) {
        AddedFields fields = new AddedFields(response);
        request.setAttribute(ATTRIBUTE, fields);
        return fields;
    }

    /** Adds to the answer to this request what belongs to its admission. */
    static void add(Verdict.Granted granted, HttpServletRequest request) {
        if (!granted.adds()) {
            return;
        }
        if (!(request.getAttribute(ATTRIBUTE) instanceof AddedFields fields)) {
            throw new IllegalStateException(
                    "response: not ours (expected: the filter bailiwick-answer before all routes)");
        }
        fields.add(granted);
    }

    private void add(Verdict.Granted granted) {
        List<String> there = List.copyOf(super.getHeaders(CACHE_CONTROL));
        admission = Optional.of(granted);
        addCookies(granted);
        say(granted, there);
    }

    private void addCookies(Verdict.Granted granted) {
        Collection<String> there = super.getHeaders(SET_COOKIE);
        granted.cookies().stream()
                .filter(value -> !there.contains(value))
                .forEach(value -> super.addHeader(SET_COOKIE, value));
    }

    /** At least one value: where others say nothing, it is what is added. */
    private void say(Verdict.Granted granted, List<String> values) {
        if (!isCommitted()) {
            said = values;
            List<String> all = Stream.concat(values.stream(), granted.cacheControl(values).stream())
                    .toList();
            super.setHeader(CACHE_CONTROL, all.get(0));
            all.stream().skip(1).forEach(value -> super.addHeader(CACHE_CONTROL, value));
        }
    }

    private boolean isHidden(String name) {
        return admission.isPresent() && CACHE_CONTROL.equalsIgnoreCase(name);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (isHidden(name)) {
            say(admission.orElseThrow(), value == null ? List.of() : List.of(value));
            return;
        }
        super.setHeader(name, value);
        if (SET_COOKIE.equalsIgnoreCase(name)) {
            admission.ifPresent(this::addCookies);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (isHidden(name)) {
            say(
                    admission.orElseThrow(),
                    Stream.concat(said.stream(), Stream.ofNullable(value)).toList());
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void reset() {
        super.reset();
        admission.ifPresent(granted -> {
            addCookies(granted);
            say(granted, List.of());
        });
    }

    @Override
    public boolean containsHeader(String name) {
        return isHidden(name) ? !said.isEmpty() : super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (isHidden(name)) {
            return said.isEmpty() ? null : said.get(0);
        }
        return super.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return isHidden(name) ? said : super.getHeaders(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        return super.getHeaderNames().stream().filter(this::containsHeader).toList();
    }
}
