package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.ScriptedEndpoint.bearer;
import static org.bailiwick.exchange.ScriptedEndpoint.failed;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Refused;
import org.bailiwick.jose.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ActingTokenEndpointTest {
    private static final TokenQuestion QUESTION = TokenQuestion.ofGrant("g").with("subject_token", "s");
    private static final Refused INVALID_REQUEST = new Refused(TokenError.INVALID_REQUEST);

    private final ScriptedEndpoint authority = new ScriptedEndpoint();
    private final Actors actors = new Actors();
    private final TokenEndpoint endpoint = new ActingTokenEndpoint(authority, actors);

    private TokenAnswer ask() {
        return join(endpoint.ask(QUESTION));
    }

    @Test // TE-5
    void actor_isAddedWithItsType() {
        authority.says(bearer("new"));
        assertThat(ask()).isEqualTo(bearer("new"));
        assertThat(authority.form())
                .containsExactly("grant_type=g", "subject_token=s", "actor_token=ours-1", "actor_token_type=urn:type");
        assertThat(actors.forgotten).isEmpty();
    }

    @Test
    void actorWhoCannotBeHad_isNotTheCallersFault() {
        Failed why = new Failed(Failure.CREDENTIALS_REFUSED, "actor token: none");
        actors.failed = why;
        assertThat(ask()).isEqualTo(why);
        assertThat(authority.count()).isZero();
    }

    @Test // TE-7: by this error either token may be meant
    void rememberedActorThatMayBeMeant_isGotAnewBeforeTheCallerIsRefused() {
        actors.remembered = true;
        authority.says(INVALID_REQUEST, bearer("new"));
        assertThat(ask()).isEqualTo(bearer("new"));
        assertThat(actors.forgotten).containsExactly("ours-1");
        assertThat(authority.form()).contains("actor_token=ours-2");
    }

    @Test // TE-7
    void callerWhoIsRefusedBesideAFreshActor_isRefused() {
        authority.says(INVALID_REQUEST);
        assertThat(ask()).isEqualTo(INVALID_REQUEST);
        assertThat(authority.count()).isEqualTo(1);
        assertThat(actors.forgotten).containsExactly("ours-1");
    }

    @Test
    void question_isPutTwiceAtMost() {
        actors.remembered = true;
        actors.staysRemembered = true;
        authority.says(INVALID_REQUEST);
        assertThat(ask()).isEqualTo(INVALID_REQUEST);
        assertThat(authority.count()).isEqualTo(2);
        assertThat(actors.forgotten).containsExactly("ours-1", "ours-2");
    }

    @Test
    void actorBesideRefusedCredentials_isForgotten() {
        actors.remembered = true;
        authority.says(failed(Failure.CREDENTIALS_REFUSED));
        assertThat(ask()).isEqualTo(failed(Failure.CREDENTIALS_REFUSED));
        assertThat(authority.count()).isEqualTo(1);
        assertThat(actors.forgotten).containsExactly("ours-1");
    }

    @ParameterizedTest
    @EnumSource(value = TokenError.class, mode = Mode.EXCLUDE, names = "INVALID_REQUEST")
    void otherRefusal_isNotOfTheActor(TokenError error) {
        actors.remembered = true;
        authority.says(error);
        assertThat(ask()).isEqualTo(new Refused(error));
        assertThat(authority.count()).isEqualTo(1);
        assertThat(actors.forgotten).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Failure.class, mode = Mode.EXCLUDE, names = "CREDENTIALS_REFUSED")
    void otherFailure_isNotOfTheActor(Failure failure) {
        actors.remembered = true;
        authority.says(failed(failure));
        assertThat(ask()).isEqualTo(failed(failure));
        assertThat(actors.forgotten).isEmpty();
    }

    /** Gives one token after another; the first may be a remembered one. */
    private static final class Actors implements ActorTokens {
        private final List<String> forgotten = new ArrayList<>();
        private boolean remembered;
        private boolean staysRemembered;
        private Failed failed;
        private int given;

        @Override
        public CompletionStage<Reading<ActorToken, Failed>> get() {
            if (failed != null) {
                return CompletableFuture.completedStage(new Reading.Refused<>(failed));
            }
            given++;
            boolean old = remembered && (given == 1 || staysRemembered);
            return CompletableFuture.completedStage(
                    new Reading.Read<>(new ActorToken("ours-" + given, "urn:type", old)));
        }

        @Override
        public void forget(ActorToken refused) {
            forgotten.add(refused.token());
        }
    }
}
