package org.bailiwick.servlet;

import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bailiwick.access.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The application's answer with fields that are added to its header. They are there from the beginning, so that they go out with
 * whatever the answer becomes, however it is committed; an application that begins anew, or sets a field of the same name, does not
 * take them away.
 *
 * <p>What is added to {@code Cache-Control} depends on what the application says there, and is not shown to it: Spring Security, for
 * one, says nothing where it finds the field.
 */
final class AddedFields extends HttpServletResponseWrapper {
    private static final String ATTRIBUTE = AddedFields.class.getName();
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String CACHE_CONTROL = "Cache-Control";

    private final Kept kept;

    private AddedFields(HttpServletResponse response, Kept kept) {
        super(response);
        this.kept = kept;
        addCookies();
        say(kept.said(super.getHeaders(CACHE_CONTROL)));
    }

    /** Has added to the answer to this request what belongs to its admission, by whichever dispatch it is given. */
    static void keep(Verdict.Granted granted, HttpServletRequest request) {
        if (granted.adds()) {
            request.setAttribute(ATTRIBUTE, new Kept(granted));
        }
    }

    /** The response, wrapped if something is added to the answer and an earlier dispatch has not done so. */
    static HttpServletResponse to(HttpServletResponse response, HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Kept kept && !isWithin(response)
                ? new AddedFields(response, kept)
                : response;
    }

    private static boolean isWithin(HttpServletResponse response) {
        return response instanceof AddedFields
                || response instanceof ServletResponseWrapper wrapper && wrapper.isWrapperFor(AddedFields.class);
    }

    /** Another dispatch may have added them. */
    private void addCookies() {
        Collection<String> there = super.getHeaders(SET_COOKIE);
        kept.granted.cookies().stream()
                .filter(value -> !there.contains(value))
                .forEach(value -> super.addHeader(SET_COOKIE, value));
    }

    private void say(List<String> said) {
        if (!isCommitted()) {
            List<String> all = kept.write(said);
            super.setHeader(CACHE_CONTROL, all.get(0));
            all.stream().skip(1).forEach(value -> super.addHeader(CACHE_CONTROL, value));
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (CACHE_CONTROL.equalsIgnoreCase(name)) {
            say(value == null ? List.of() : List.of(value));
            return;
        }
        super.setHeader(name, value);
        if (SET_COOKIE.equalsIgnoreCase(name)) {
            addCookies();
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (CACHE_CONTROL.equalsIgnoreCase(name)) {
            say(Stream.concat(kept.said.stream(), Stream.ofNullable(value)).toList());
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void reset() {
        super.reset();
        addCookies();
        say(List.of());
    }

    @Override
    public boolean containsHeader(String name) {
        return CACHE_CONTROL.equalsIgnoreCase(name) ? !kept.said.isEmpty() : super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (CACHE_CONTROL.equalsIgnoreCase(name)) {
            return kept.said.isEmpty() ? null : kept.said.get(0);
        }
        return super.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return CACHE_CONTROL.equalsIgnoreCase(name) ? kept.said : super.getHeaders(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        return super.getHeaderNames().stream().filter(this::containsHeader).toList();
    }

    /** What is kept of an admission, and what has been made of it so far. */
    private static final class Kept {
        private final Verdict.Granted granted;
        private List<String> said = List.of();
        private List<String> written = List.of();

        private Kept(Verdict.Granted granted) {
            this.granted = granted;
        }

        /** What others have said: all that is there, unless that is what was written here. */
        private List<String> said(Collection<String> there) {
            return written.equals(List.copyOf(there)) ? said : List.copyOf(there);
        }

        /** What is in the header when others have said this. */
        private List<String> write(List<String> values) {
            said = values;
            written = Stream.concat(values.stream(), granted.cacheControl(values).stream())
                    .toList();
            return written;
        }
    }
}
