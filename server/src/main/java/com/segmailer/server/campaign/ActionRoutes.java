package com.segmailer.server.campaign;

import com.segmailer.core.campaign.CampaignAction;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import java.io.IOException;

/** Starting, pausing, resuming and cancelling campaigns, and choosing the winner of a test. */
final class ActionRoutes {

  private final Actions actions;
  private final Runnable wake;

  /** @param wake called when a campaign may have something to do at once */
  ActionRoutes(Actions actions, Runnable wake) {
    this.actions = actions;
    this.wake = wake;
  }

  void addTo(Router router) {
    router
        .post(CampaignRoutes.CAMPAIGN + "/schedule", Scope.CAMPAIGNS_WRITE, this::schedule)
        .post(CampaignRoutes.CAMPAIGN + "/start", Scope.CAMPAIGNS_WRITE, this::start)
        .post(CampaignRoutes.CAMPAIGN + "/pause", Scope.CAMPAIGNS_WRITE, this::pause)
        .post(CampaignRoutes.CAMPAIGN + "/resume", Scope.CAMPAIGNS_WRITE, this::resume)
        .post(CampaignRoutes.CAMPAIGN + "/cancel", Scope.CAMPAIGNS_WRITE, this::cancel)
        .post(CampaignRoutes.CAMPAIGN + "/winner", Scope.CAMPAIGNS_WRITE, this::winner);
  }

  private Response schedule(Request request) throws IOException {
    request.optionalFields().orThrow();
    return answer(actions.schedule(request.workspaceId(), request.pathId("id"), request.ifMatch()));
  }

  private Response start(Request request) throws IOException {
    request.optionalFields().orThrow();
    return answer(actions.start(request.workspaceId(), request.pathId("id"), request.ifMatch()));
  }

  private Response pause(Request request) throws IOException {
    return change(request, CampaignAction.PAUSE);
  }

  private Response resume(Request request) throws IOException {
    request.optionalFields().orThrow();
    return answer(actions.resume(request.workspaceId(), request.pathId("id"), request.ifMatch()));
  }

  private Response cancel(Request request) throws IOException {
    return change(request, CampaignAction.CANCEL);
  }

  private Response change(Request request, CampaignAction action) throws IOException {
    request.optionalFields().orThrow();
    return answer(
        actions.change(request.workspaceId(), request.pathId("id"), action, request.ifMatch()));
  }

  private Response winner(Request request) throws IOException {
    var fields = request.fields();
    int variant = (int) fields.integer("variant", 0, DefinitionInput.MOST_VARIANTS - 1);
    fields.orThrow();
    return answer(actions.chooseWinner(
        request.workspaceId(), request.pathId("id"), variant, request.ifMatch()));
  }

  private Response answer(CampaignRow row) {
    wake.run();
    return Response.json(200, json -> CampaignJson.write(json, row)).etag(row.tag());
  }
}
