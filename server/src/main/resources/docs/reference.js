// Shows the contract of the server that serves this page. Nothing is fetched from other hosts.
const sections = document.querySelector("header nav");

const linkToSections = (system) => {
  for (const tag of system.specSelectors.tags().toJS()) {
    const link = document.createElement("a");
    link.textContent = tag.name;
    link.href = `#/${encodeURIComponent(tag.name)}`;
    link.addEventListener("click", (click) => {
      click.preventDefault();
      system.layoutActions.show(["operations-tag", tag.name], true);
      history.replaceState(null, "", link.href);
      document.getElementById(`operations-tag-${tag.name.replace(/\s/g, "_")}`)?.scrollIntoView();
    });
    sections.append(link);
  }
};

const reference = SwaggerUIBundle({
  url: "/openapi.yaml",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 3,
  displayRequestDuration: true,
  showExtensions: true,
  filter: false,
  tryItOutEnabled: false,
  // The key stays in the page: it is gone when the tab is closed.
  persistAuthorization: false,
  validatorUrl: null,
  // The contract names the address of a fresh start; calls go to the server that serves this page.
  requestInterceptor: (request) => {
    const url = new URL(request.url, location.href);
    request.url = location.origin + url.pathname + url.search;
    return request;
  },
  onComplete: () => linkToSections(reference.getSystem()),
});
