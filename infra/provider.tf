# One module serves an account and the engine that stands in for it in tests:
# with `endpoint` set, every service is that one address, and no real
# credential is looked for.

locals {
  emulated = var.endpoint != ""

  tags = merge({
    Application = "synoptic"
    Environment = var.name
    ManagedBy   = "terraform"
  }, var.tags)
}

provider "aws" {
  region = var.region

  access_key = local.emulated ? "test" : null
  secret_key = local.emulated ? "test" : null

  skip_credentials_validation = local.emulated
  skip_metadata_api_check     = local.emulated
  skip_requesting_account_id  = false
  s3_use_path_style           = local.emulated

  default_tags {
    tags = local.tags
  }

  dynamic "endpoints" {
    for_each = local.emulated ? [var.endpoint] : []
    content {
      apigateway     = endpoints.value
      apigatewayv2   = endpoints.value
      cloudwatch     = endpoints.value
      dynamodb       = endpoints.value
      iam            = endpoints.value
      lambda         = endpoints.value
      logs           = endpoints.value
      s3             = endpoints.value
      scheduler      = endpoints.value
      secretsmanager = endpoints.value
      sns            = endpoints.value
      sqs            = endpoints.value
      sts            = endpoints.value
    }
  }
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
}
