package org.bailiwick.benchmarks.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The service behind the gateways: the same small JSON for every request, as fast as can be. */
public final class Upstream {
    private static final ByteBuf BODY = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(Account.JSON));

    private Upstream() {}

    public static void main(String[] args) throws IOException {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.header("Content-Type", "application/json")
                        .header("Content-Length", String.valueOf(Account.JSON.length))
                        .send(Mono.fromSupplier(BODY::duplicate)))
                .bindNow();
        Supervised.serve(server.port());
    }
}
