package org.bailiwick.keys;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonReader;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;
import org.jspecify.annotations.Nullable;

/** Asks an issuer's metadata (RFC 8414, then OpenID Connect Discovery), anew each time. */
public final class IssuerMetadata {
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String ASID = "/.well-known/asid-authority";
    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int CLIENT_ERROR = 400;

    private final Transport transport;
    private final Issuer issuer;
    private final List<URI> places;
    private final String name;

    /**
     * Metadata of an issuer.
     *
     * @throws IllegalArgumentException for an issuer that is no absolute URL, or has a query or fragment (AM-3)
     */
    public IssuerMetadata(Transport transport, Issuer issuer) {
        this(transport, issuer, placesOf(issuer), "issuer");
    }

    private IssuerMetadata(Transport transport, Issuer issuer, List<URI> places, String name) {
        this.transport = transport;
        this.issuer = issuer;
        this.places = places;
        this.name = name;
    }

    /**
     * Metadata of an authority that has sessions, which are in another place and call it by another name.
     *
     * @throws IllegalArgumentException for an authority that is no absolute URL, or has a query or fragment
     */
    public static IssuerMetadata ofSessions(Transport transport, Issuer authority) {
        URI uri = sound(authority);
        URI place = URI.create(originOf(uri) + pathOf(uri) + ASID);
        return new IssuerMetadata(transport, authority, List.of(place), "authority");
    }

    /** Where the metadata may be, in the order of asking (AM-1). */
    static List<URI> placesOf(Issuer issuer) {
        URI uri = sound(issuer);
        String origin = originOf(uri);
        String path = pathOf(uri);
        return List.of(URI.create(origin + OAUTH + path), URI.create(origin + path + OPENID));
    }

    private static URI sound(Issuer issuer) {
        URI uri = URI.create(issuer.value());
        if (uri.getScheme() == null
                || uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "issuer: " + issuer + " (expected: an absolute URL without query and fragment)");
        }
        return uri;
    }

    private static String originOf(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static String pathOf(URI uri) {
        return uri.getRawPath().replaceFirst("/$", "");
    }

    /**
     * Asks at each place until one answers, be it wrongly; only "there is nothing here" leads on. The stage never completes
     * exceptionally.
     */
    public CompletionStage<Found> ask() {
        return ask(0);
    }

    private CompletionStage<Found> ask(int index) {
        URI place = places.get(index);
        return transport
                .send(Question.get(place, JSON))
                .thenCompose(answer -> answer.fold(
                        answered -> isNotThere(answered) && index + 1 < places.size()
                                ? ask(index + 1)
                                : CompletableFuture.completedStage(read(place, answered)),
                        failed -> CompletableFuture.completedStage(new NotFound(OriginFaults.of(place, failed)))));
    }

    private static boolean isNotThere(Answered answered) {
        return answered.status() >= CLIENT_ERROR && !OriginFaults.isPassing(answered);
    }

    private Found read(URI place, Answered answered) {
        if (answered.status() != OK) {
            return new NotFound(OriginFaults.ofStatus(place, answered));
        }
        if (!answered.isOfType(JSON)) { // AM-4
            return new NotFound(OriginFaults.invalid(place, "content type: another (expected: " + JSON + ")"));
        }
        return JsonReader.object(answered.body())
                .map(members -> read(place, members))
                .orElseGet(() -> new NotFound(OriginFaults.invalid(place, "body: something else (expected: JSON)")));
    }

    private Found read(URI place, Map<String, Object> members) {
        if (!issuer.value().equals(members.get(name))) { // AM-2
            return new NotFound(OriginFaults.invalid(place, name + ": another (expected: \"" + issuer + "\")"));
        }
        return new Members(place, members);
    }

    /** What came of asking. */
    public sealed interface Found {
        <R> R fold(Function<Members, R> members, Function<NotFound, R> notFound);
    }

    /**
     * What the issuer says of itself.
     *
     * @param place where it says so
     * @param values the members; {@code issuer}, or {@code authority}, is the one that was asked
     */
    public record Members(URI place, Map<String, Object> values) implements Found {
        /** The member that is a URL, nothing for any other; that it is https, and where it leads, is for the transport to judge. */
        public Optional<URI> url(String name) {
            return url(values.get(name));
        }

        /** The member of an object within, {@code mtls_endpoint_aliases} for one, that is a URL. */
        public Optional<URI> url(String object, String name) {
            return values.get(object) instanceof Map<?, ?> within ? url(within.get(name)) : Optional.empty();
        }

        private static Optional<URI> url(@Nullable Object value) {
            try {
                return value instanceof String text ? Optional.of(new URI(text)) : Optional.empty();
            } catch (URISyntaxException notUri) {
                return Optional.empty();
            }
        }

        @Override
        public <R> R fold(Function<Members, R> members, Function<NotFound, R> notFound) {
            return members.apply(this);
        }
    }

    /** There are no members that could be believed; the failure is never {@link KeyFetch.Fetched}. */
    public record NotFound(KeyFetch failure) implements Found {
        /** Why, for callers. */
        public Reason reason() {
            return failure.fold(
                    fetched -> Reason.INTERNAL_ERROR,
                    KeyFetch.Unreachable::reason,
                    invalid -> Reason.AUTHORITY_ANSWER_INVALID);
        }

        /** Why, for logs. */
        public String detail() {
            return failure.fold(fetched -> "", KeyFetch.Unreachable::detail, KeyFetch.Invalid::detail);
        }

        @Override
        public <R> R fold(Function<Members, R> members, Function<NotFound, R> notFound) {
            return notFound.apply(this);
        }
    }
}
