package org.bailiwick.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;

/** What was decided over a request. Exactly one of three; no other value exists, and none of them is a default. */
public sealed interface Verdict {
    <R> R fold(Function<Granted, R> granted, Function<Denied, R> denied, Function<Undecided, R> undecided);

    /** The same, with these further values of {@code Set-Cookie} in the answer to the request, whoever gives it. */
    default Verdict with(List<String> cookies) {
        return cookies.isEmpty()
                ? this
                : fold(
                        granted -> new Granted(
                                granted.context(),
                                Stream.concat(granted.cookies().stream(), cookies.stream())
                                        .toList(),
                                granted.isByCookie()),
                        denied -> new Denied(denied.reason(), denied.answer().with("Set-Cookie", cookies)),
                        undecided -> new Undecided(
                                undecided.reason(), undecided.answer().with("Set-Cookie", cookies)));
    }

    /** The same, on a request that nothing but a cookie spoke for. */
    default Verdict byCookie() {
        return fold(
                granted -> new Granted(granted.context(), granted.cookies(), true),
                denied -> denied,
                undecided -> undecided);
    }

    /**
     * The request goes on to the application.
     *
     * @param context what the application sees of it
     * @param cookies values of {@code Set-Cookie} for the application's answer, each as a field of its own
     * @param isByCookie whether nothing but a cookie spoke for the request
     */
    record Granted(AccessContext context, List<String> cookies, boolean isByCookie) implements Verdict {
        public Granted {
            cookies = List.copyOf(cookies);
        }

        /** Without cookies, as nearly all are. */
        public Granted(AccessContext context) {
            this(context, List.of(), false);
        }

        /** Whether the adapter has something to add to the header of the application's answer. */
        public boolean adds() {
            return isByCookie || !cookies.isEmpty();
        }

        /**
         * What the adapter adds as one more {@code Cache-Control}, whatever the answer is, after all others have said what is in it:
         * where the application forbids more by itself, it is left alone. Where a cookie is set nobody may store the answer, or a
         * cache on the way would hand it to others (RFC 9111 section 5.2.2.5). And where a cookie has spoken for the request, no
         * cache that others share may store it: of requests with {@code Authorization} caches know that themselves (section 3.5).
         *
         * @param said the answer's own fields of that name
         */
        public Optional<String> cacheControl(List<String> said) {
            if (!adds() || CacheDirectives.have(said, "no-store")) {
                return Optional.empty();
            }
            if (!cookies.isEmpty()) {
                return Optional.of("no-store");
            }
            return CacheDirectives.have(said, "private") ? Optional.empty() : Optional.of("private");
        }

        @Override
        public <R> R fold(Function<Granted, R> granted, Function<Denied, R> denied, Function<Undecided, R> undecided) {
            return granted.apply(this);
        }

        /** Without the cookies: they are as good as a credential. */
        @Override
        public String toString() {
            return "Granted[" + context + "]";
        }
    }

    /** The request is refused: 400, 401 or 403; or 303, where its browser is sent to log in. */
    record Denied(Reason reason, HttpAnswer answer) implements Verdict {
        @Override
        public <R> R fold(Function<Granted, R> granted, Function<Denied, R> denied, Function<Undecided, R> undecided) {
            return denied.apply(this);
        }
    }

    /** Nothing could be decided: 503 or 502. The request does not go on, and the caller's token is not called bad. */
    record Undecided(Reason reason, HttpAnswer answer) implements Verdict {
        @Override
        public <R> R fold(Function<Granted, R> granted, Function<Denied, R> denied, Function<Undecided, R> undecided) {
            return undecided.apply(this);
        }
    }
}
