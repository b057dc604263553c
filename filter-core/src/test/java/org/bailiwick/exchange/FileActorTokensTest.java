package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import org.bailiwick.keys.TestClock;
import org.bailiwick.keys.TestTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileActorTokensTest { // TE-5
    private static final long NOW = TestClock.NOW.getEpochSecond();

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final TestTicker ticker = new TestTicker();
    private int writes;

    private Path file() {
        return folder.resolve("actor.jwt");
    }

    private void write(String text) {
        try {
            Files.writeString(file(), text);
            writes++;
            Files.setLastModifiedTime(file(), FileTime.fromMillis(1_000L * writes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String jwt(String name, long end) {
        return TradesUnderTest.jwt(Map.of("sub", name, "exp", end));
    }

    private String get(ActorTokens actors) {
        return join(actors.get())
                .fold(
                        token -> {
                            assertThat(token.type()).isEqualTo(TokenTypes.JWT);
                            assertThat(token.remembered()).isFalse();
                            return token.token();
                        },
                        failed -> failed.failure() + " " + failed.detail());
    }

    private ActorTokens actors() {
        return new FileActorTokens(file(), clock, ticker);
    }

    @Test
    void file_isReadAgainWhenItHasChangedAndASecondIsOver() {
        String first = jwt("first", NOW + 300);
        String other = jwt("other", NOW + 300);
        write(first + "\n");
        ActorTokens actors = actors();
        assertThat(get(actors)).isEqualTo(first);

        write(other);
        ticker.advance(Duration.ofMillis(999));
        assertThat(get(actors)).isEqualTo(first);
        ticker.advance(Duration.ofMillis(1));
        assertThat(get(actors)).isEqualTo(other);
        actors.forget(new ActorToken(other, TokenTypes.JWT, false)); // the file is what it is
        assertThat(get(actors)).isEqualTo(other);
    }

    @Test
    void fileThatHasNotChanged_isNotReadAgain() throws IOException {
        String first = jwt("first", NOW + 300);
        write(first);
        ActorTokens actors = actors();
        get(actors);
        Files.writeString(file(), jwt("other", NOW + 300));
        Files.setLastModifiedTime(file(), FileTime.fromMillis(1_000));
        ticker.advanceSeconds(2);
        assertThat(get(actors)).isEqualTo(first);
    }

    @Test
    void fileThatIsGoneForAWhile_isReadWhenItIsBack() throws IOException {
        write(jwt("first", NOW + 300));
        ActorTokens actors = actors();
        get(actors);
        Files.delete(file());
        ticker.advanceSeconds(1);
        assertThat(get(actors)).isEqualTo("CREDENTIALS_REFUSED actor token: " + file() + ": it cannot be read");

        writes = 0; // as old as it was
        write(jwt("first", NOW + 300));
        assertThat(get(actors)).startsWith("CREDENTIALS_REFUSED");
        ticker.advanceSeconds(1);
        assertThat(get(actors)).isEqualTo(jwt("first", NOW + 300));
    }

    @Test
    void tokenThatHasExpired_isOursToReplace() {
        write(jwt("first", NOW + 10));
        ActorTokens actors = actors();
        clock.advance(Duration.ofMillis(9_999));
        assertThat(get(actors)).isEqualTo(jwt("first", NOW + 10));
        clock.advance(Duration.ofMillis(1));
        assertThat(get(actors)).isEqualTo("CREDENTIALS_REFUSED actor token: " + file() + ": its JWT has expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "a.b.c", "{\"access_token\":\"s3cret\"}", "\u00e9.\u00e9.\u00e9"})
    void fileWithoutAJwt_isOursToPutRight(String text) {
        write(text);
        assertThat(get(actors())).isEqualTo("CREDENTIALS_REFUSED actor token: " + file() + ": no JWT is in it");
    }

    @Test
    void fileThatIsTooLarge_isNotRead() {
        write("x".repeat(IssuedMembers.LONGEST + 1));
        assertThat(get(actors())).endsWith("size: 16385 (expected: at most 16384)");
    }
}
