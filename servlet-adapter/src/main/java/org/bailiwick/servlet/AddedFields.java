package org.bailiwick.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The application's answer with fields that are added to its header. They are there from the beginning, so that they go out with
 * whatever the answer becomes; an application that begins anew, or sets a field of the same name, does not take them away.
 */
final class AddedFields extends HttpServletResponseWrapper {
    private static final String ATTRIBUTE = AddedFields.class.getName();

    private final Map<String, List<String>> fields;

    private AddedFields(HttpServletResponse response, Map<String, List<String>> fields) {
        super(response);
        this.fields = fields;
        fields.keySet().forEach(this::add);
    }

    /** Has the fields added to the answer to this request, by whichever dispatch it is given. */
    static void keep(Map<String, List<String>> fields, HttpServletRequest request) {
        if (!fields.isEmpty()) {
            request.setAttribute(ATTRIBUTE, new Kept(fields));
        }
    }

    /** The response, wrapped if something is added to the answer. */
    static HttpServletResponse to(HttpServletResponse response, HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Kept kept
                ? new AddedFields(response, kept.fields())
                : response;
    }

    /** Another dispatch may have added it. */
    private void add(String name) {
        Collection<String> there = getHeaders(name);
        fields.getOrDefault(name, List.of()).stream()
                .filter(value -> !there.contains(value))
                .forEach(value -> addHeader(name, value));
    }

    @Override
    public void setHeader(String name, String value) {
        super.setHeader(name, value);
        fields.keySet().stream().filter(name::equalsIgnoreCase).forEach(this::add);
    }

    @Override
    public void reset() {
        super.reset();
        fields.keySet().forEach(this::add);
    }

    private record Kept(Map<String, List<String>> fields) {}
}
