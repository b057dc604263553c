package org.bailiwick.benchmarks.federation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Question;

/**
 * A domain's authorization server, which knows its own tokens and nothing of federation (RFC 7662). It stands in for a product
 * that is not ours, and is the only thing in a domain that does.
 */
final class HomeAuthority implements Endpoint {
    /** What every token is for. */
    static final String SCOPE = "read";

    private static final Map<String, String> HEADERS = Map.of("content-type", "application/json");

    private final int domain;
    private final int[][] places;
    private final Tokens tokens;
    private final VirtualTime time;

    /**
     * The authority of a domain.
     *
     * @param places the resource servers that each holder's token is for
     */
    HomeAuthority(int domain, int[][] places, Tokens tokens, VirtualTime time) {
        this.domain = domain;
        this.places = places;
        this.tokens = tokens;
        this.time = time;
    }

    @Override
    public CompletionStage<Answer.Answered> answer(Question question) {
        String form = new String(question.body(), StandardCharsets.US_ASCII);
        String json =
                tokens.active(tokenOf(form), time.nanos()).map(this::active).orElse("{\"active\":false}");
        return CompletableFuture.completedStage(
                new Answer.Answered(200, HEADERS, json.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The tokens of this world need no decoding. */
    private static String tokenOf(String form) {
        for (String parameter : form.split("&", -1)) {
            if (parameter.startsWith("token=")) {
                return parameter.substring("token=".length());
            }
        }
        throw new IllegalArgumentException("form: no token (expected: one)");
    }

    private String active(Tokens.Life life) {
        return "{\"active\":true,\"iss\":\"" + Addresses.issuer(domain) + "\",\"aud\":[" + audience(life.holder())
                + "],\"sub\":\"u" + life.holder() + "\",\"client_id\":\"c" + life.holder() % 100
                + "\",\"scope\":\"" + SCOPE + "\",\"token_type\":\"Bearer\",\"iat\":" + seconds(life.from())
                + ",\"exp\":" + seconds(life.until()) + "}";
    }

    private String audience(int holder) {
        return IntStream.of(places[holder])
                .mapToObj(server -> "\"" + Addresses.resource(server) + "\"")
                .collect(Collectors.joining(","));
    }

    private static long seconds(long nanos) {
        return VirtualTime.BEGIN.getEpochSecond() + Math.floorDiv(nanos, 1_000_000_000L);
    }
}
