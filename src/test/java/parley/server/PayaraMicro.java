package parley.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Payara Micro with the WAR unpacked, since that is what it can reload. */
final class PayaraMicro extends ParleyServer {
    private final Path war;
    private final Path directory;
    private final Path application;

    PayaraMicro(Path war, Path directory) {
        this.war = war;
        this.directory = directory.toAbsolutePath();
        this.application = this.directory.resolve("parley");
    }

    @Override
    ServerProcess prepare() throws IOException {
        TomcatBase.delete(directory);
        unpack();
        Path temporary = Files.createDirectories(directory.resolve("temp"));
        int port = Ports.free();
        return new ServerProcess(
                List.of(
                        ServerProcess.java(),
                        "-Xmx1g",
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        System.getProperty("payara.jar"),
                        "--port",
                        Integer.toString(port),
                        "--prebootcommandfile",
                        System.getProperty("payara.commands"),
                        "--postbootcommandfile",
                        System.getProperty("payara.users"),
                        "--rootDir",
                        root().toString(),
                        "--deploy",
                        application.toString()),
                directory,
                port);
    }

    private Path root() {
        return directory.resolve("root");
    }

    private void unpack() throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path path = application.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(zip.getInputStream(entry), path);
                }
            }
        }
    }

    /** The server looks every few seconds when this file was touched. */
    @Override
    public void reload() throws IOException {
        Path mark = application.resolve(".reload");
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now()));
    }

    /** It can only be started with an application. */
    @Override
    public void undeploy() {
        close();
    }

    @Override
    public void deploy() throws IOException, InterruptedException {
        // Else it would be reloaded at once.
        Files.deleteIfExists(application.resolve(".reload"));
        start();
    }

    /** With nothing of before: it would deploy the application that it remembers, and then the same once more. */
    @Override
    public void start() throws IOException, InterruptedException {
        TomcatBase.delete(root());
        super.start();
    }
}
