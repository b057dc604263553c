package org.bailiwick.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.LifecycleException;

/**
 * Starts an API behind the drop-in, a service behind the gateway, three domains that honour each other's tokens, an agent
 * that calls tools, and an authority where people log in; makes the tour, and stays up until Ctrl-C.
 */
public final class Sample {
    /** Every call ended as expected. */
    static final int GOOD = 0;

    /** A call ended otherwise, or the sample did not start. */
    static final int BAD = 1;

    /** The command line or a port is wrong. */
    static final int WRONG_USE = 2;

    private final Console console;
    private final Built built;

    Sample(Console console, Built built) {
        this.console = console;
        this.built = built;
    }

    /** Runs the sample; {@code --help} shows the options. */
    public static void main(String... words) {
        System.exit(new Sample(Console.ofProcess(), Built.here()).run(words));
    }

    /** The exit code. */
    int run(String... words) {
        try {
            Arguments arguments = Arguments.parse(words);
            if (arguments.help()) {
                console.out().print(Arguments.HELP);
                return GOOD;
            }
            return run(arguments);
        } catch (Arguments.Wrong | PortTaken wrong) {
            console.err().println(wrong.getMessage());
            return WRONG_USE;
        } catch (IOException | LifecycleException failure) {
            console.err().println("The sample did not start: " + failure.getMessage());
            console.err().println("More is in " + built.log() + " and " + built.gatewayLog());
            return BAD;
        }
    }

    private int run(Arguments arguments) throws PortTaken, IOException, LifecycleException {
        Logs logs = Logs.into(built.log());
        try (Belongings belongings = new Belongings()) {
            Runtime.getRuntime().addShutdownHook(new Thread(belongings::close, "ending"));
            World world = World.start(arguments.ports(), built, belongings);
            Report report = Tour.of(world, logs).make();
            tell(report, world, logs);
            if (!arguments.once()) {
                console.print(new Invitation(world).lines());
                new CountDownLatch(1).await();
            }
            return report.exitCode();
        } catch (InterruptedException stopped) {
            return BAD;
        }
    }

    private void tell(Report report, World world, Logs logs) {
        console.print(console.table().lines(report));
        Sequence sequence =
                new Sequence(world.federation().names().and(world.agency().names()));
        world.federation().journal().shown().forEach(page -> console.print(sequence.lines(page)));
        world.agency().journal().shown().forEach(page -> console.print(sequence.lines(page)));
        world.sessions().journal().shown().forEach(page -> console.print(sequence.lines(page)));
        console.print(List.of("", "The latest of the audit log (all of it: " + relative(built.log()) + "):"));
        logs.latest().forEach(line -> console.out().println("  " + line));
        console.print(
                List.of("The gateway keeps its own, with all else that it logs: " + relative(built.gatewayLog())));
        console.print(List.of("", report.summary(), ""));
    }

    /** Shorter where that is possible. */
    private static Path relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
