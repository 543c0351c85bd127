package de.kassenbote.routes.projectentries;

import de.kassenbote.routes.endpoint.FlowRoute;

/** Steps the projection five times a second, and without a pause while there is more and recording is not behind; steps never overlap. */
public final class ProjectEntriesRoute extends FlowRoute {
  public static final String ID = "project-entries";

  private static final long PERIOD_MILLIS = 200;

  private final ProjectEntries projectEntries;

  public ProjectEntriesRoute(ProjectEntries projectEntries) {
    this.projectEntries = projectEntries;
  }

  @Override
  public void configure() {
    from(timer(ID).period(PERIOD_MILLIS).includeMetadata(false))
        .routeId(ID)
        .setBody(constant(1))
        .loopDoWhile(body().isGreaterThan(0)).breakOnShutdown()
        .bean(projectEntries, "runOnce").id("project");
  }
}
