package org.bailiwick.exchange;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.authority.BreakingWay;
import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.ClientAuthentication;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.NeverThrowingWay;
import org.bailiwick.authority.RetryingWay;
import org.bailiwick.authority.Way;
import org.bailiwick.config.ClientSettings.Proof.Certificate;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.keys.IssuerMetadata;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Backoff;
import org.bailiwick.transport.Transport;

/**
 * How authorities are asked for tokens, put together. Next hops that ask the same authority as the same client have one way to
 * it, so that what one learns of the authority's state, all know. For use by one thread while a gatekeeper is assembled.
 */
public final class TokenEndpoints {
    private final Transport transport;
    private final Function<Certificate, Transport> mutual;
    private final Clock clock;
    private final LongSupplier ticker;
    private final DoubleSupplier chance;
    private final Map<TokenAuthority, TokenEndpoint> ways = new HashMap<>();
    private final Map<TokenAuthority, Circuit> circuits = new LinkedHashMap<>();
    private final Map<Issuer, Runnable> remarks = new HashMap<>();

    /**
     * No authority yet.
     *
     * @param transport calls authorities
     * @param mutual gives the transport that has a certificate of ours; who opened it closes it
     * @param clock what time it is; durations are measured by a monotonic one
     */
    public TokenEndpoints(Transport transport, Function<Certificate, Transport> mutual, Clock clock) {
        this(
                transport,
                mutual,
                clock,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * As above, where time and chance are not the machine's.
     *
     * @param ticker nanoseconds
     * @param chance uniform, from 0 to less than 1
     */
    public TokenEndpoints(
            Transport transport,
            Function<Certificate, Transport> mutual,
            Clock clock,
            LongSupplier ticker,
            DoubleSupplier chance) {
        this.transport = transport;
        this.mutual = mutual;
        this.clock = clock;
        this.ticker = ticker;
        this.chance = chance;
    }

    /**
     * The way to the authority, the same for all who ask.
     *
     * @throws IllegalArgumentException when a key file holds no usable key, or the endpoint of an issuer that cannot have
     *     metadata is to be discovered
     */
    TokenEndpoint endpointOf(TokenAuthority authority) {
        return ways.computeIfAbsent(authority, this::wayTo);
    }

    /**
     * How asking the authority goes; to be read at any time.
     *
     * @throws IllegalArgumentException for an authority that no token is asked of
     */
    public Supplier<AuthorityHealth> healthOf(TokenAuthority authority) {
        Circuit circuit = circuits.get(authority);
        if (circuit == null) {
            throw new IllegalArgumentException("authority: " + authority.issuer() + " (expected: one that is asked)");
        }
        return circuit::health;
    }

    private TokenEndpoint wayTo(TokenAuthority authority) {
        Way<TokenQuestion, TokenAnswer> way = overHttp(authority);
        Circuit circuit = new Circuit(ticker, new Backoff(chance));
        circuits.put(authority, circuit);
        TokenKind kind = new TokenKind();
        way = new NeverThrowingWay<>(way, kind); // first: a bug is an outcome like others, and a probe must end
        way = new RetryingWay<>(way, kind, ticker); // beneath the circuit: two attempts, one outcome
        way = new BreakingWay<>(way, kind, circuit);
        way = new RemarkingTokenEndpoint(way, remarks.computeIfAbsent(authority.issuer(), RefreshTokenRemark::new));
        way = new NeverThrowingWay<>(way, kind); // last: the backstop for all of them
        return way::ask;
    }

    private TokenEndpoint overHttp(TokenAuthority authority) {
        return new HttpTokenEndpoint(
                authority.client().proof().fold(basic -> transport, posted -> transport, key -> transport, mutual),
                authority.tokenEndpoint().map(EndpointSource::fixed).orElseGet(() -> discovered(authority)),
                ClientAuthentication.of(authority.client(), authority.issuer(), clock),
                new TokenAnswerReader(),
                clock);
    }

    private EndpointSource discovered(TokenAuthority authority) {
        return EndpointSource.discovered(
                new IssuerMetadata(transport, authority.issuer()),
                List.of("token_endpoint"),
                authority.client(),
                ticker,
                new Backoff(chance));
    }
}
