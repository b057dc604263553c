package org.bailiwick.introspection;

import java.util.concurrent.CompletionStage;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.jose.Reading;
import org.bailiwick.token.Claims;

/** In what form an authority has to answer. */
interface AnswerForm {
    /** The media type that is asked for and expected (JI-1). */
    String mediaType();

    /** The members that say what is known of the token; never throws, and the stage never completes exceptionally. */
    CompletionStage<Reading<Claims, Failed>> read(byte[] body);
}
