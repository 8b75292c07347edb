# What one may want to change, most wanted first. Every default is one to live
# with: `terraform apply` asks for nothing.

variable "name" {
  description = "Name of this installation; every resource begins with it, so two can stand in one account."
  type        = string
  default     = "synoptic"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 24 lower-case letters, digits and dashes, beginning with a letter."
  }
}

variable "region" {
  description = "AWS region of everything."
  type        = string
  default     = "eu-central-1"
}

variable "build" {
  description = "Folder that `make functions` wrote api.zip, extract.zip, review.zip and batch.zip to."
  type        = string
  default     = "../build"
}

variable "model" {
  description = "The language model, as its endpoint names it, and where it is; null reads with the built-in engine alone, which costs nothing. `secret_arn` is a Secrets Manager secret whose value is the key itself. `profile` is needed only where the address does not tell the provider."
  type = object({
    name       = string
    base_url   = optional(string, "https://api.openai.com/v1")
    secret_arn = string
    profile    = optional(string, "")
  })
  default = null

  validation {
    condition     = var.model == null || can(regex("^arn:[a-z-]+:secretsmanager:", var.model.secret_arn))
    error_message = "model.secret_arn must be the ARN of a Secrets Manager secret; the key itself never goes into a variable."
  }
}

variable "caps_usd" {
  description = "What live calls of a model may cost, by invocation and by day, in US dollars; null is without a cap. What is over it fails with the reason, and can be run again."
  type = object({
    run = optional(number)
    day = optional(number, 5)
  })
  default = {}
}

variable "batch_caps_usd" {
  description = "What batches may cost, by job, day and month, in US dollars; null is without a cap. What is over it waits, and says why."
  type = object({
    job   = optional(number)
    day   = optional(number, 5)
    month = optional(number, 50)
  })
  default = {}
}

variable "batch_mode" {
  description = "How the scheduled run asks a model: `provider` (half-price batch jobs), `direct` (live calls), or `auto`, which asks the endpoint what it has."
  type        = string
  default     = "auto"

  validation {
    condition     = contains(["auto", "provider", "direct"], var.batch_mode)
    error_message = "batch_mode must be auto, provider or direct."
  }
}

variable "schedule" {
  description = "When pending pages are collected and submitted, as an EventBridge Scheduler cron expression, and its time zone."
  type = object({
    expression = optional(string, "cron(0 2 * * ? *)")
    time_zone  = optional(string, "UTC")
  })
  default = {}
}

variable "poll_minutes" {
  description = "How often open batch jobs are looked at, so that the table is full in the morning. A look with nothing open costs one query."
  type        = number
  default     = 30

  validation {
    condition     = var.poll_minutes >= 5 && var.poll_minutes <= 720 && floor(var.poll_minutes) == var.poll_minutes
    error_message = "poll_minutes must be a whole number from 5 to 720."
  }
}

variable "oidc" {
  description = "An OpenID Connect issuer whose tokens are accepted at the gateway instead of API keys; `workspace_claim` is the claim that names the workspace. null keeps API keys."
  type = object({
    issuer          = string
    audience        = list(string)
    workspace_claim = string
  })
  default = null
}

variable "cors_origins" {
  description = "Web origins that may call the API and put uploads from a browser. None by default."
  type        = list(string)
  default     = []
}

variable "rate" {
  description = "Backstop of the whole API: requests a second, and how many may come at once. Each workspace has limits of its own in the application."
  type = object({
    requests_per_second = optional(number, 200)
    burst               = optional(number, 400)
  })
  default = {}
}

variable "concurrency" {
  description = "How many pages, and how many reviews, are worked on at once. The model's quota is usually what decides."
  type = object({
    extract = optional(number, 10)
    review  = optional(number, 3)
  })
  default = {}

  validation {
    condition     = var.concurrency.extract >= 2 && var.concurrency.review >= 2 && var.concurrency.extract <= 1000 && var.concurrency.review <= 1000
    error_message = "SQS event sources take a concurrency from 2 to 1000."
  }
}

variable "kms_key_arn" {
  description = "A KMS key of your own for table, bucket, queues and logs; null uses the services' own encryption, which is free. The key's policy must let CloudWatch Logs of this region use it."
  type        = string
  default     = null
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 30
}

variable "log_level" {
  description = "What is logged: debug, info, warn or error. Page text and keys never are."
  type        = string
  default     = "info"

  validation {
    condition     = contains(["debug", "info", "warn", "error"], var.log_level)
    error_message = "log_level must be debug, info, warn or error."
  }
}

variable "alarm_email" {
  description = "Address that alarms are sent to; it has to confirm once. null only shows them."
  type        = string
  default     = null
}

variable "alarm_spend_usd" {
  description = "Alarm when models cost more than this in a day, in US dollars."
  type        = number
  default     = 5
}

variable "keep_data" {
  description = "Protect the table from deletion, and refuse to destroy a bucket that holds anything. Set to false, and apply, before a destroy that is meant to lose everything."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Tags that every resource gets besides Application, Environment and ManagedBy."
  type        = map(string)
  default     = {}
}

variable "endpoint" {
  description = "Address of an engine that stands in for AWS, in tests; empty is AWS."
  type        = string
  default     = ""
}
