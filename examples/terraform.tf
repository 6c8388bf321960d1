# Validates a name with kuma-names during the plan, which fails for a rejected or broken name or without a response.
terraform {
  required_version = ">= 1.2"
  required_providers {
    http = {
      source  = "hashicorp/http"
      version = ">= 3.3"
    }
  }
}

variable "kuma_names_url" {
  type    = string
  default = "http://127.0.0.1:8080"
}

variable "kuma_version" {
  type    = string
  default = "3.0"
}

variable "mesh" {
  type = string
}

data "http" "mesh_name" {
  url                = "${var.kuma_names_url}/validate?kind=Mesh&name=${urlencode(var.mesh)}&kumaVersion=${var.kuma_version}&include="
  request_timeout_ms = 10000

  lifecycle {
    postcondition {
      condition     = try(contains(["valid", "deprecated"], jsondecode(self.response_body).verdict), false)
      error_message = "kuma-names on ${var.mesh}: ${try(jsondecode(self.response_body).findings[0].message, self.response_body)}"
    }
  }
}

# The resource that creates the Mesh takes its name from here, so that it waits for the verdict.
output "mesh" {
  value      = var.mesh
  depends_on = [data.http.mesh_name]
}
