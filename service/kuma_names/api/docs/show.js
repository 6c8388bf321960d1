// Shows the contract that this very service answers by; no address but its own.
SwaggerUIBundle({
  url: "openapi.yaml",
  dom_id: "#contract",
  deepLinking: true,
  validatorUrl: null,
});

// Swagger UI has a dark scheme, which it does not choose itself.
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const chooseScheme = () => document.documentElement.classList.toggle("dark-mode", prefersDark.matches);
prefersDark.addEventListener("change", chooseScheme);
chooseScheme();
