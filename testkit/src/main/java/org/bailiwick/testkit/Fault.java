package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** What can be wrong with an authority, for as long as it is not healed. */
public final class Fault {
    /** Connections are refused. It befalls a whole authority, with every issuer behind its port. */
    public static final Fault DOWN = new Fault("down", (exchange, good, healed) -> exchange.close());

    private static final int GIANT_BYTES = 1 << 20;

    private final String name;
    private final boolean beforeAll;
    private final Play play;

    private Fault(String name, Play play) {
        this(name, false, play);
    }

    private Fault(String name, boolean beforeAll, Play play) {
        this.name = name;
        this.beforeAll = beforeAll;
        this.play = play;
    }

    /** The right answer, but late; at once when healed meanwhile. */
    public static Fault slow(Duration delay) {
        return new Fault("slow", (exchange, good, healed) -> {
            await(healed, delay);
            good.send(exchange);
        });
    }

    /** No answer until healed; then the right one. */
    public static Fault hanging() {
        return slow(Duration.ofDays(1));
    }

    /** The connection is closed without an answer. */
    public static Fault disconnect() {
        return new Fault("disconnect", (exchange, good, healed) -> exchange.close());
    }

    /** An empty answer with this status. */
    public static Fault status(int status) {
        return altering("status " + status, good -> Reply.empty(status));
    }

    /** This answer, before the endpoint has done anything of what it was asked. */
    public static Fault reply(Reply reply) {
        return new Fault("reply " + reply.status(), true, (exchange, good, healed) -> reply.send(exchange));
    }

    /** The connection breaks halfway through the body that was announced. */
    public static Fault truncated() {
        return new Fault("truncated", (exchange, good, healed) -> good.send(exchange, good.body().length / 2));
    }

    /** The right body under another media type. */
    public static Fault contentType(String mediaType) {
        return altering("content type " + mediaType, good -> good.withHeader("Content-Type", mediaType));
    }

    /** The client is sent elsewhere, by 302. */
    public static Fault redirect(URI location) {
        return altering("redirect", good -> Reply.empty(302).withHeader("Location", location.toString()));
    }

    /** Well-formed JSON of 1 MiB, in chunks and without an announced length. */
    public static Fault giant() {
        return new Fault("giant", (exchange, good, healed) -> sendGiant(exchange));
    }

    /** Something that is not JSON, under the right media type. */
    public static Fault notJson() {
        return body("<html>Good morning.</html>");
    }

    /** This body, under the right media type. */
    public static Fault body(String text) {
        return altering("body", good -> good.withBody(text));
    }

    /** The right JSON with one member twice. */
    public static Fault duplicateMembers() {
        return altering(
                "duplicate members",
                good -> good.withBody("{\"twice\":1,\"twice\":1," + good.text().substring(1)));
    }

    /** Metadata that name another issuer (AM-2); answers that name none stay as they are. */
    public static Fault wrongIssuer(String issuer) {
        return altering("wrong issuer", good -> good.isJson() ? good.withBody(renamed(good.text(), issuer)) : good);
    }

    private static Fault altering(String name, UnaryOperator<Reply> change) {
        return new Fault(name, (exchange, good, healed) -> change.apply(good).send(exchange));
    }

    private static String renamed(String json, String issuer) {
        try {
            Map<String, Object> members = new HashMap<>(JsonUtil.parseJson(json));
            members.replace("issuer", issuer);
            return JsonUtil.toJson(members);
        } catch (JoseException e) {
            throw new IllegalStateException("the authority's own JSON does not parse", e);
        }
    }

    private static void sendGiant(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] spaces = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            out.write('{');
            for (int sent = 0; sent < GIANT_BYTES; sent += spaces.length) {
                out.write(spaces);
            }
            out.write('}');
        }
    }

    private static void await(CountDownLatch healed, Duration delay) throws IOException {
        try {
            boolean unusedWhy = healed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Whether the endpoint does nothing of what it is asked; else it has done all of it, whatever is answered. */
    boolean isBeforeAll() {
        return beforeAll;
    }

    void play(HttpExchange exchange, Reply good, CountDownLatch healed) throws IOException {
        play.play(exchange, good, healed);
    }

    @Override
    public String toString() {
        return name;
    }

    /** What a faulty endpoint does instead of sending the right answer. */
    @FunctionalInterface
    private interface Play {
        void play(HttpExchange exchange, Reply good, CountDownLatch healed) throws IOException;
    }
}
