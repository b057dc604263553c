package org.bailiwick.federation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;

/**
 * The form that a question to the endpoint comes in, on its way from an adapter. It is read up to {@link
 * FederationEndpoint#MAX_BODY} octets and one more, by which the endpoint knows that it is too long, and no further.
 */
public final class QuestionForm {
    private static final byte[] TOO_MUCH = new byte[FederationEndpoint.MAX_BODY + 1];
    private static final HttpAnswer GONE = HttpAnswer.of(
            400,
            Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
            "{\"error\":\"invalid_request\",\"error_description\":\"Another filter has read the form\"}"
                    .getBytes(StandardCharsets.UTF_8));

    private final Function<byte[], CompletionStage<HttpAnswer>> endpoint;
    private final long announced;

    /** The form of a request that is {@linkplain FederationEndpoint#isFor for} the endpoint; nothing is read yet. */
    public QuestionForm(FederationEndpoint endpoint, InboundRequest request) {
        this(request, octets -> endpoint.answer(request, octets));
    }

    QuestionForm(InboundRequest request, Function<byte[], CompletionStage<HttpAnswer>> endpoint) {
        this.endpoint = endpoint;
        this.announced = request.headers("Content-Length").stream()
                .findFirst()
                .map(QuestionForm::lengthOf)
                .orElse(0L);
    }

    /** Servers check the field themselves; what is no number to us has no meaning here. */
    private static long lengthOf(String field) {
        try {
            return Long.parseLong(field.strip());
        } catch (NumberFormatException notALength) {
            return 0;
        }
    }

    /**
     * Reads the form, waiting for the asker where it must, and has it answered.
     *
     * @param body where it is read from; not opened when too much is announced
     * @throws IOException when the connection breaks meanwhile
     */
    public CompletionStage<HttpAnswer> answer(Body body) throws IOException {
        if (isAnnouncedTooLong()) {
            return answerTooLong();
        }
        InputStream stream;
        try {
            stream = body.open();
        } catch (IllegalStateException taken) {
            return CompletableFuture.completedStage(GONE);
        }
        return answer(stream.readNBytes(TOO_MUCH.length));
    }

    /**
     * Has a form answered that has been read.
     *
     * @param octets all there was to read; of a form that is too long, the beginning is enough
     */
    public CompletionStage<HttpAnswer> answer(byte[] octets) {
        // A server hands over what was announced or breaks off: if there is nothing, somebody else has it.
        return octets.length == 0 && announced > 0 ? CompletableFuture.completedStage(GONE) : endpoint.apply(octets);
    }

    /** Whether the request itself says that its form is too long: then none of it is to be read. */
    public boolean isAnnouncedTooLong() {
        return announced > FederationEndpoint.MAX_BODY;
    }

    /** Has a form answered that is too long, of which nothing needs to be at hand. */
    public CompletionStage<HttpAnswer> answerTooLong() {
        return endpoint.apply(TOO_MUCH);
    }

    /** Where the body of a request is read from. */
    @FunctionalInterface
    public interface Body {
        /**
         * The stream of its octets.
         *
         * @throws IllegalStateException when it is read by other means already
         */
        InputStream open() throws IOException;
    }
}
