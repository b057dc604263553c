package org.bailiwick.federation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;

/** A question to an endpoint, to be changed at will. */
record Ask(String method, Map<String, List<String>> fields, List<String> parameters) implements InboundRequest {
    static final String PATH = "/federated-introspection";

    /** By nobody in particular. */
    static Ask about(String token) {
        return new Ask("POST", Map.of(), List.of())
                .field("Content-Type", "application/x-www-form-urlencoded")
                .with("token", token);
    }

    static Ask byRs2(String token) {
        return about(token).basic("rs2", "secret of rs2");
    }

    static Ask byAs3(String token) {
        return about(token)
                .basic("as3", "secret of as3")
                .with("resource", TestEndpoint.RS3)
                .with("federation_path", TestEndpoint.AS3.value());
    }

    Ask method(String other) {
        return new Ask(other, fields, parameters);
    }

    Ask basic(String id, String secret) {
        String pair = encoded(id) + ":" + encoded(secret);
        return field(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
    }

    Ask field(String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(fields);
        more.put(name, Stream.concat(headers(name).stream(), Stream.of(value)).toList());
        return new Ask(method, more, parameters);
    }

    Ask withoutField(String name) {
        Map<String, List<String>> fewer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fewer.putAll(fields);
        fewer.remove(name);
        return new Ask(method, fewer, parameters);
    }

    /** Adds a parameter. */
    Ask with(String name, String value) {
        return raw(encoded(name) + "=" + encoded(value));
    }

    /** Puts another value in place of all that the parameter has. */
    Ask instead(String name, String value) {
        return without(name).with(name, value);
    }

    Ask without(String name) {
        List<String> others = parameters.stream()
                .filter(parameter -> !parameter.startsWith(encoded(name) + "="))
                .toList();
        return new Ask(method, fields, others);
    }

    Ask raw(String parameter) {
        List<String> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Ask(method, fields, more);
    }

    byte[] body() {
        return parameters.stream().collect(Collectors.joining("&")).getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String rawPath() {
        return PATH;
    }

    @Override
    public String rawQuery() {
        return "";
    }

    @Override
    public List<String> headers(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public Sender sender() {
        return Sender.UNKNOWN;
    }
}
