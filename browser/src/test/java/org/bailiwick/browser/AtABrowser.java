package org.bailiwick.browser;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything about people at a browser, with one adapter. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtABrowser implements ArrivalTests, FailedLoginTests, StayTests, LogoutTests, AttackTests {
    private final Adapter adapter;
    private Scene scene;

    AtABrowser(Adapter adapter) {
        this.adapter = adapter;
    }

    @BeforeAll
    void open(Chromium chromium) throws IOException {
        scene = Scene.open(chromium, adapter);
    }

    @AfterEach
    void heal() {
        scene.heal();
    }

    @AfterAll
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
