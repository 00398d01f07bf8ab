package parley.server;

import java.io.IOException;
import java.nio.file.Path;

/** Payara Server, driven with asadmin. */
final class PayaraServer extends ParleyServer {
    private final Path war;
    private final Path directory;
    private PayaraDomain domain;
    private boolean isDeployed;

    PayaraServer(Path war, Path directory) {
        this.war = war.toAbsolutePath();
        this.directory = directory;
    }

    @Override
    ServerProcess prepare() throws IOException, InterruptedException {
        domain = new PayaraDomain(Path.of(System.getProperty("payara-server.home")), directory, Ports.free());
        return domain.process();
    }

    @Override
    void listens() throws IOException, InterruptedException {
        domain.awaitAdministration();
        if (!isDeployed) {
            deploy();
        }
    }

    @Override
    public void reload() throws IOException, InterruptedException {
        domain.asadmin().run("redeploy", "--name", "parley", war.toString());
    }

    @Override
    public void undeploy() throws IOException, InterruptedException {
        domain.asadmin().run("undeploy", "parley");
        isDeployed = false;
    }

    @Override
    public void deploy() throws IOException, InterruptedException {
        domain.asadmin().run("deploy", "--contextroot", "parley", "--name", "parley", war.toString());
        isDeployed = true;
    }
}
