package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.request.BodyRoom;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;

/** A request with a body. */
record Sent(FakeRequest head, CompletionStage<Optional<byte[]>> content) implements InboundRequest {
    static Sent of(FakeRequest head, String body) {
        return new Sent(head, CompletableFuture.completedStage(Optional.of(body.getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String rawPath() {
        return head.rawPath();
    }

    @Override
    public String rawQuery() {
        return head.rawQuery();
    }

    @Override
    public List<String> headers(String name) {
        return head.headers(name);
    }

    @Override
    public Sender sender() {
        return head.sender();
    }

    @Override
    public CompletionStage<Optional<byte[]>> body(int most, BodyRoom room) {
        assertThat(most).isLessThanOrEqualTo(GateConfiguration.BODIES);
        String announced = head.headers("Content-Length").stream().findFirst().orElse("0");
        return room.holds(Integer.parseInt(announced)) ? content : CompletableFuture.completedStage(Optional.empty());
    }
}
