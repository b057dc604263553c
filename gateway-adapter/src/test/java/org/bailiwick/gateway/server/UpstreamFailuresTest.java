package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

class UpstreamFailuresTest {
    @Test
    void upstreamThatCannotBeReachedOrBreaksOff_isBadGateway() {
        assertThat(UpstreamFailures.statusOf(new ConnectException("refused"))).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(UpstreamFailures.statusOf(new UnknownHostException("nowhere")))
                .isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(UpstreamFailures.statusOf(new SSLHandshakeException("stranger")))
                .isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(UpstreamFailures.statusOf(PrematureCloseException.TEST_EXCEPTION))
                .isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(UpstreamFailures.statusOf(new TooLongFrameException("header")))
                .isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void upstreamThatCannotBeReachedInTime_isGatewayTimeout() {
        assertThat(UpstreamFailures.statusOf(new ConnectTimeoutException("late")))
                .isEqualTo(HttpStatus.GATEWAY_TIMEOUT);
        assertThat(UpstreamFailures.statusOf(new SslHandshakeTimeoutException("late")))
                .isEqualTo(HttpStatus.GATEWAY_TIMEOUT);
    }

    @Test
    void upstreamWithoutAFreeConnection_isUnavailable() {
        assertThat(UpstreamFailures.statusOf(new PoolAcquireTimeoutException(Duration.ofSeconds(2))))
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void anythingElse_isLeftAsItIs() {
        assertThat(UpstreamFailures.statusOf(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE)))
                .isNull();
        assertThat(UpstreamFailures.statusOf(new IllegalStateException("ours"))).isNull();
    }
}
