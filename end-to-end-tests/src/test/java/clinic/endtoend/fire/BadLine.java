package clinic.endtoend.fire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A line between a service and what it talks to, on this machine: it passes on every byte until it is made bad. */
final class BadLine implements AutoCloseable {

    /** What may be wrong with it. */
    enum Ailment {
        /** Nothing. */
        NONE,
        /** Nobody listens, and who was talking is cut off. */
        REFUSES,
        /** Everybody may talk, and no byte goes anywhere; it arrives when the line is well again. */
        SWALLOWS,
        /** Every piece takes a third of a second each way. */
        DELAYS,
        /** The other end is gone and nobody is told so, now or ever; new callers are not heard. */
        HALF_OPEN,
        /** Every call ends in the middle, after a number of bytes from the other end. */
        CUTS
    }

    private static final Duration DELAY = Duration.ofMillis(300);
    private static final int FEWEST_BYTES = 30;
    private static final int MOST_BYTES = 6000;
    private static final int PIECE = 16 * 1024;

    /** Below the ports from which the system takes those of outgoing calls, so that it is still free after a refusal. */
    private static final int FIRST_PORT = 15_000;

    private static final int PORTS = 4000;

    private final Supplier<InetSocketAddress> end;
    private final Random chance;
    private final int port;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Ailment ailment = Ailment.NONE;
    private volatile boolean closed;
    private volatile ServerSocket door;

    /** @param end where it leads; asked at each call, for it may not be there yet */
    BadLine(Supplier<InetSocketAddress> end, long seed) throws IOException {
        this.end = end;
        this.chance = new Random(seed);
        this.door = anyDoor(chance);
        this.port = door.getLocalPort();
        listen();
    }

    int port() {
        return port;
    }

    /** How many calls there are, well or not. */
    int calls() {
        return calls.size();
    }

    /** From now on, for those who talk and for those who call. */
    void suffer(Ailment ailment) throws IOException {
        Ailment before = this.ailment;
        lock.lock();
        try {
            this.ailment = ailment;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        switch (ailment) {
            case REFUSES -> {
                door.close();
                calls.forEach(Call::breakOff);
            }
            case HALF_OPEN -> calls.forEach(Call::loseTheOtherEnd);
            default -> {}
        }
        if (before == Ailment.REFUSES && ailment != Ailment.REFUSES) {
            door = open(port);
            listen();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        suffer(Ailment.REFUSES);
    }

    private void listen() {
        ServerSocket mine = door;
        Thread.ofVirtual().start(() -> {
            while (!mine.isClosed()) {
                try {
                    Call call = new Call(mine.accept());
                    calls.add(call);
                    Thread.ofVirtual().start(call::begin);
                } catch (IOException refused) {
                    return;
                }
            }
        });
    }

    private static ServerSocket anyDoor(Random chance) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                return open(FIRST_PORT + chance.nextInt(PORTS));
            } catch (SocketException taken) {
                if (attempt > PORTS) {
                    throw taken;
                }
            }
        }
    }

    private static ServerSocket open(int port) throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return door;
    }

    private int bytesUntilTheCut() {
        lock.lock();
        try {
            return chance.nextInt(FEWEST_BYTES, MOST_BYTES);
        } finally {
            lock.unlock();
        }
    }

    /** Returns when bytes may travel. */
    private void awaitPassage() throws InterruptedException {
        lock.lock();
        try {
            while (ailment == Ailment.SWALLOWS || ailment == Ailment.HALF_OPEN) {
                changed.await();
            }
            if (ailment == Ailment.DELAYS) {
                long left = DELAY.toNanos();
                while (left > 0 && ailment == Ailment.DELAYS) {
                    left = changed.awaitNanos(left);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** One caller and, once it is reached, the other end. */
    private final class Call {

        private final Socket caller;
        private final Socket callee = new Socket();
        private final int cutAfter = bytesUntilTheCut();
        private volatile boolean lost;

        Call(Socket caller) {
            this.caller = caller;
        }

        void begin() {
            try {
                awaitPassage();
                callee.connect(end.get(), (int) TimeUnit.SECONDS.toMillis(5));
                Thread.ofVirtual().start(() -> pass(callee, caller, true));
                pass(caller, callee, false);
            } catch (IOException | RuntimeException unreachable) {
                breakOff();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void pass(Socket from, Socket to, boolean answers) {
            byte[] piece = new byte[PIECE];
            int passed = 0;
            try {
                for (int read = from.getInputStream().read(piece);
                        read >= 0;
                        read = from.getInputStream().read(piece)) {
                    awaitPassage();
                    if (lost) {
                        continue;
                    }
                    passed += read;
                    if (ailment == Ailment.CUTS && answers && passed > cutAfter) {
                        to.getOutputStream().write(piece, 0, read / 2);
                        breakOff();
                        return;
                    }
                    to.getOutputStream().write(piece, 0, read);
                }
                awaitPassage();
                if (!lost) {
                    to.shutdownOutput();
                }
            } catch (IOException gone) {
                if (!lost) {
                    breakOff();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            if (!answers && !lost) {
                calls.remove(this);
            }
        }

        /** As after a power cut over there: this end goes on waiting. */
        void loseTheOtherEnd() {
            lost = true;
            quietly(callee);
        }

        void breakOff() {
            calls.remove(this);
            try {
                caller.setSoLinger(true, 0);
            } catch (SocketException closed) {
                // Then there is nothing to break off.
            }
            quietly(caller);
            quietly(callee);
        }

        private static void quietly(Closeable socket) {
            try {
                socket.close();
            } catch (IOException already) {
                // It is gone, which is what was wanted.
            }
        }
    }
}
